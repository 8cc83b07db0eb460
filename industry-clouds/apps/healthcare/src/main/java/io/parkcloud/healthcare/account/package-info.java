/** Who may sign in, and as what. */
@NullMarked
package io.parkcloud.healthcare.account;

import org.jspecify.annotations.NullMarked;
