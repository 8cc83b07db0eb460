/** Made-up schools, people and resources, so that a new installation has something to show. */
@NullMarked
package io.parkcloud.education.sample;

import org.jspecify.annotations.NullMarked;
