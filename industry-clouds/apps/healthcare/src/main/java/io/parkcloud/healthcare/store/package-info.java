/** MySQL or MariaDB, for everything: resources with all their versions, the search index, accounts, the audit trail. */
@NullMarked
package io.parkcloud.healthcare.store;

import org.jspecify.annotations.NullMarked;
