/** Names and standings. */
@NullMarked
package io.parkcloud.education.account;

import org.jspecify.annotations.NullMarked;
