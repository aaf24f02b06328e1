# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""For who helps others with a complaint, in a browser: a list of conversations, each with pages of its own.

Invariant: each page and each form belongs to one client, by a place that cannot be guessed and a token of that client
alone; so what is posted goes to the client on whose page it stood, whatever was opened since. Nothing of one client is
read for a page of another. Nothing here is imported where it is not offered.
"""
