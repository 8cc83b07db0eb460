/** What a module says about a kind of resource so that everything general (store, quota, metering, audit, REST, CLI, portal) works for it: name, spec, observed facts, charges, references, claims, checks, and the reconciler that makes it real. */
@NullMarked
package io.parkcloud.control.kind;

import org.jspecify.annotations.NullMarked;
