package io.parkcloud.hall.web;

import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.ServiceItem;
import io.parkcloud.hall.staff.Departments;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import io.parkcloud.hall.text.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the frame of the staff's pages and many tables on them show: who is here, and names for codes. */
@Component
class StaffPages {
    private final StaffDirectory staff;
    private final Departments departments;
    private final ItemCatalogue items;

    StaffPages(StaffDirectory staff, Departments departments, ItemCatalogue items) {
        this.staff = staff;
        this.departments = departments;
        this.items = items;
    }

    /**
     * Prepares a page.
     *
     * @param section entry of the navigation that is marked
     * @return the names, which the page has as well
     */
    Names prepare(Model model, StaffMember me, String section) {
        var itemNames = new LinkedHashMap<String, LocalText>();
        for (ServiceItem item : items.everything()) {
            if (me.worksFor(item.departmentCode())) {
                itemNames.put(item.code(), item.name());
            }
        }
        var departmentNames = new LinkedHashMap<String, LocalText>();
        departments.all().forEach((code, department) -> departmentNames.put(code, department.name()));
        model.addAttribute("me", me);
        model.addAttribute("section", section);
        model.addAttribute("own", itemNames);
        var names = new Names(staff.everybody(), itemNamesOfAll(), departmentNames);
        model.addAttribute("names", names);
        return names;
    }

    private Map<String, LocalText> itemNamesOfAll() {
        var names = new LinkedHashMap<String, LocalText>();
        items.everything().forEach(item -> names.put(item.code(), item.name()));
        return names;
    }

    /**
     * Names for codes.
     *
     * @param staff people by sign-in name
     * @param items items by code
     * @param departments departments by code
     */
    public record Names(
            Map<String, StaffMember> staff, Map<String, LocalText> items, Map<String, LocalText> departments) {

        /** A person's name; their sign-in name if the account is gone, a dash for nobody. */
        public String person(@Nullable String username) {
            if (username == null || username.isEmpty()) {
                return "—";
            }
            var member = staff.get(username);
            return member == null ? username : member.name();
        }

        /** An item's name. */
        public LocalText item(String code) {
            return items.getOrDefault(code, new LocalText(code, code));
        }

        /** A department's name. */
        public LocalText department(String code) {
            return departments.getOrDefault(code, new LocalText(code, code));
        }
    }
}
