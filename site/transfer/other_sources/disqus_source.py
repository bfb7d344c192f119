"""Disqus: an XML file of threads, and then of posts, which are the comments."""

from __future__ import annotations

from pathlib import Path

from transfer.imported import CommentStatus, ImportedComment, ImportedPerson, ImportedPost, PostKind, Survey, Warn
from transfer.wordpress.wxr_elements import Element, read_elements

from .comment_service import CommentService
from .plain_values import flag_in, moment_in

ID = "dsq:id"
#: Its elements stand directly below the first one.
DEPTH = 1


class DisqusSource(CommentService):
    name = "disqus"

    def read(self, path: Path, found: Survey, warn: Warn) -> None:
        deleted: set[str] = set()
        for element in read_elements(path, warn, depth=DEPTH):
            if element.name == "thread":
                self.add_thread(element, path)
                if not found.site_address and (forum := element.value("forum")):
                    found.site_address = f"https://{forum}.disqus.com"
                if flag_in(element.value("isDeleted")):
                    deleted.add(element.attributes.get(ID, ""))
            elif element.name == "post":
                thread = reference(element, "thread")
                comment = comment_of(element, is_deleted=thread in deleted)
                self.shelf.put(thread, comment)
                if comment.person_id:
                    key = comment.person_id
                    found.people[key] = ImportedPerson(key, source_id=key, name=comment.name)

    def add_thread(self, element: Element, path: Path) -> None:
        """Its `id` is what the page called itself; WordPress writes "123 https://old.example/?p=123"."""
        called = [word for word in element.value("id").split() if word.startswith("http")]
        self.shelf.add_thread(
            ImportedPost(
                element.attributes.get(ID, ""),
                PostKind.THREAD,
                title=element.value("title"),
                address=element.value("link"),
                other_addresses=called,
                line=element.line,
                file_name=path.name,
            )
        )


def reference(element: Element, name: str) -> str:
    return next((child.attributes.get(ID, "") for child in element.all(name)), "")


def comment_of(element: Element, *, is_deleted: bool) -> ImportedComment:
    author = next(iter(element.all("author")), Element("author", 0))
    is_anonymous = flag_in(author.value("isAnonymous"))
    status = CommentStatus.PUBLISHED
    if is_deleted or flag_in(element.value("isDeleted")):
        status = CommentStatus.TRASH
    elif flag_in(element.value("isSpam")):
        status = CommentStatus.SPAM
    elif element.all("isApproved") and not flag_in(element.value("isApproved")):
        status = CommentStatus.HELD
    return ImportedComment(
        element.attributes.get(ID, ""),
        next((child.text for child in element.children if child.name == "message"), ""),
        parent_id=reference(element, "parent"),
        name=author.value("name"),
        email=author.value("email"),
        website=author.value("link"),
        written_at=moment_in(element.value("createdAt")),
        status=status,
        person_id="" if is_anonymous else author.value("username"),
        line=element.line,
    )
