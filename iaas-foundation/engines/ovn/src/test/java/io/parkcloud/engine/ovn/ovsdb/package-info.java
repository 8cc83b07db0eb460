/** Tests of the OVSDB client. */
@NullMarked
package io.parkcloud.engine.ovn.ovsdb;

import org.jspecify.annotations.NullMarked;
