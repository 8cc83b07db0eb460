@NullMarked
package io.parkcloud.devops.registry.token;

import org.jspecify.annotations.NullMarked;
