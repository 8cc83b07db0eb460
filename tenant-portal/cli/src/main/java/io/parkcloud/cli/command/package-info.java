/** One class per verb. */
@NullMarked
package io.parkcloud.cli.command;

import org.jspecify.annotations.NullMarked;
