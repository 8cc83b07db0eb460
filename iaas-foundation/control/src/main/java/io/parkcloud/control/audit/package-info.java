/**
 * The audit trail: who did what, chained by SM3 (GB/T 32905) so that a changed or missing entry is found, by anybody, offline.
 */
@NullMarked
package io.parkcloud.control.audit;

import org.jspecify.annotations.NullMarked;
