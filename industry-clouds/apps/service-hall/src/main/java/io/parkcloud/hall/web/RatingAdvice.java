package io.parkcloud.hall.web;

import io.parkcloud.hall.rating.Ratings;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the clerk's pages how many bad ratings wait for an answer. */
@ControllerAdvice(assignableTypes = ClerkController.class)
class RatingAdvice {
    private final Ratings ratings;

    RatingAdvice(Ratings ratings) {
        this.ratings = ratings;
    }

    @ModelAttribute("ratingsWaiting")
    int ratingsWaiting() {
        return ratings.countWaiting();
    }
}
