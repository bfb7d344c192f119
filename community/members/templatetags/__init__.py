"""Template tags about members: sign-in providers and device names, avatars."""
