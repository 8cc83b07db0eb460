/**
 * Everything that can go wrong, under stable codes. A code, once published, keeps its meaning.
 * <p>{@link io.parkcloud.hall.problem.HallException} is the only exception this program throws on purpose; the web layer turns it
 * into an RFC 9457 body or a page, and {@link io.parkcloud.hall.problem.Outages} recognises a missing database or Redis.
 */
@NullMarked
package io.parkcloud.hall.problem;

import org.jspecify.annotations.NullMarked;
