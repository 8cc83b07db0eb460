/** Parts of identity, without a database. */
@NullMarked
package io.parkcloud.identity.web;

import org.jspecify.annotations.NullMarked;
