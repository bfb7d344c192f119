"""Template tags about notifications and followed conversations."""
