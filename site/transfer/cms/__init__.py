"""The import in Wagtail's admin: upload, look first, choose who is who, run, stop, read the report, take back."""
