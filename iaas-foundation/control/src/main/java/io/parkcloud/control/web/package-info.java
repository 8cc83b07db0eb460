/** REST for every kind alike: one set of routes, one shape of problem, one shape of page. Package-private but for the conventions. */
@NullMarked
package io.parkcloud.control.web;

import org.jspecify.annotations.NullMarked;
