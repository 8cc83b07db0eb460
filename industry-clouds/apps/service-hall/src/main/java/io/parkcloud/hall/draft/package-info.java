/**
 * Applications not sent yet. Whoever has a draft's code can go on with it, without an account; the hall keeps only a digest of
 * the code, so that a copy of the database opens no draft by itself.
 */
@NullMarked
package io.parkcloud.hall.draft;

import org.jspecify.annotations.NullMarked;
