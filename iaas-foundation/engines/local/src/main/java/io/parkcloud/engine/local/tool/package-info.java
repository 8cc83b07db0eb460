/**
 * What drivers on this host need of the host: running a program with a time limit, and remembering fencing tokens on disk.
 * Programs are started with an argument list, never through a shell.
 */
@NullMarked
package io.parkcloud.engine.local.tool;

import org.jspecify.annotations.NullMarked;
