/** Who may sign in, whose roles count, and what follows from them. */
@NullMarked
package io.parkcloud.education.account;

import org.jspecify.annotations.NullMarked;
