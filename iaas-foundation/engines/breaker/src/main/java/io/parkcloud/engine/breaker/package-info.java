/**
 * Leaves an engine alone that does not answer. Every bean that implements an {@link io.parkcloud.kernel.EnginePort} is put
 * behind a circuit breaker (Spring Cloud, Resilience4j) when it is made, so no driver and no caller can forget it: with an
 * engine dead and a thousand resources waiting for it, calls fail at once and do not hold the threads that reconcile.
 */
@NullMarked
package io.parkcloud.engine.breaker;

import org.jspecify.annotations.NullMarked;
