/** Resources that teachers share: kept, found, seen by those they are meant for, and taken back. */
@NullMarked
package io.parkcloud.education.library;

import org.jspecify.annotations.NullMarked;
