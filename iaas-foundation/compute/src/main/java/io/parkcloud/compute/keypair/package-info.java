/** The kind KeyPair. */
@NullMarked
package io.parkcloud.compute.keypair;

import org.jspecify.annotations.NullMarked;
