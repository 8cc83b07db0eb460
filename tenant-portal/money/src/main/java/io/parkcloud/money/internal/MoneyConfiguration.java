package io.parkcloud.money.internal;

import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.money.web.EstimateController;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Prices. */
@AutoConfiguration
@Import(EstimateController.class)
public class MoneyConfiguration {

    @Bean
    PriceBooks priceBooks(Store store, Clock clock) {
        return new PriceBooks(store, clock);
    }

    @Bean
    PriceBookKind priceBookKind(PriceBooks books) {
        return new PriceBookKind(books);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> firstPrices(ResourceService resources, Store store) {
        return ready -> FirstPrices.provide(new Provision(resources, store, "first-prices"));
    }
}
