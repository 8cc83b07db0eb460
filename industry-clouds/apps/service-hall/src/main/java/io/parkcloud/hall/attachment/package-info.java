/**
 * Files that citizens hand in. A file is first staged in full and checked; it becomes part of a case in the same transaction
 * as the case's rows, so that half an upload never leaves anything behind. Lost pieces of crashes are swept.
 */
@NullMarked
package io.parkcloud.hall.attachment;

import org.jspecify.annotations.NullMarked;
