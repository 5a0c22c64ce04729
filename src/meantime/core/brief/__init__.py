"""Building the brief: candidates from the records, the person's choices, one page."""

from meantime.core.brief.build import brief_for_session, build_brief, default_session

__all__ = ["brief_for_session", "build_brief", "default_session"]
