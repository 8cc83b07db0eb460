/** The one program: every module wired together, and what only the whole has: its database, its limits, its front page. */
@NullMarked
package io.parkcloud.server;

import org.jspecify.annotations.NullMarked;
