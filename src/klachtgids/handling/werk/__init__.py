# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What runs by itself, for nobody in particular: herinneringen (`herinneren`) and the mail of the outbox (`mailen`).

Invariant: any number of processes may run it at once; the database says who does what, and each thing is done once. A
mail says that there is news and nothing of what it is (`opstellen`); what did not go is shown at the desk (`stand`).
"""
