# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How Alembic runs here: on the connection it is given, inside the transaction that `migrate` began."""

from alembic import context

from klachtgids.register.tables import Zaak

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Zaak.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
