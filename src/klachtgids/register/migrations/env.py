# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How Alembic runs here: on the connection it is given, inside the transaction that `migrate` began.

Without a connection it writes the SQL down, for the dialect it is given (`begin`).
"""

from alembic import context

from klachtgids.register.base import all_tables, give_conditions

given = context.config.attributes
metadata = all_tables()
give_conditions(metadata)
if context.is_offline_mode():
    context.configure(dialect_name=given["dialect"], target_metadata=metadata, transactional_ddl=False)
else:
    connection = given["connection"]
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, transaction_per_migration=False
    )
with context.begin_transaction():
    context.run_migrations()
