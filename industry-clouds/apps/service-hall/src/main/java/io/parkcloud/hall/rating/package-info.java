/**
 * Good and bad ratings (好差评): once a case is decided its applicant says how it went, in the five grades of the State Council's
 * notice of 2019. A bad one must be answered by the department within a limit, and the answer is shown to the applicant.
 */
@NullMarked
package io.parkcloud.hall.rating;

import org.jspecify.annotations.NullMarked;
