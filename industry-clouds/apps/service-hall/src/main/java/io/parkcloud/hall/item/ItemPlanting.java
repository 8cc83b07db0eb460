package io.parkcloud.hall.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plants the items shipped with the program into a database that does not have them, and renews those that are as an earlier
 * program planted them. What the bureau has changed is left alone.
 */
@Component
class ItemPlanting implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ItemPlanting.class);
    private static final List<String> SHIPPED = List.of(
            "food-business-licence",
            "self-employed-registration",
            "residence-permit",
            "senior-privilege-card",
            "flexible-pension-enrolment",
            "public-place-hygiene-licence",
            "birth-registration",
            "driving-licence-renewal",
            "marriage-registration",
            "minimum-living-allowance",
            "unemployment-benefit",
            "employment-hardship-recognition");

    private final ItemMapper items;
    private final JsonMapper json;

    ItemPlanting(ItemMapper items, JsonMapper json) {
        this.items = items;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int planted = 0;
        for (var name : SHIPPED) {
            planted += plant(json.readValue(read(name), ServiceItem.class));
        }
        LOG.info("Service items: {} planted or renewed, {} in all", planted, items.count());
    }

    private int plant(ServiceItem item) {
        items.plantForm(item.code(), item.formVersion(), json.writeValueAsString(item.schema()));
        var row = ItemMapper.ItemRow.of(item, json.writeValueAsString(item));
        return items.plant(row) + items.renew(row);
    }

    private static byte[] read(String name) {
        try (var in = new ClassPathResource("items/" + name + ".json").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped item '" + name + "' cannot be read from the program", e);
        }
    }
}
