package io.parkcloud.hall.staff;

import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.DepartmentMapper.DepartmentRow;
import io.parkcloud.hall.text.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The departments of the bureau: those that have items, and those added because they countersign. */
@Service
public class Departments {
    private final DepartmentMapper rows;
    private final ItemCatalogue items;

    Departments(DepartmentMapper rows, ItemCatalogue items) {
        this.rows = rows;
        this.items = items;
    }

    /** All departments by code, those with items first. */
    public Map<String, Department> all() {
        var all = new LinkedHashMap<String, Department>();
        for (var item : items.everything()) {
            all.putIfAbsent(item.departmentCode(), new Department(item.departmentCode(), item.department()));
        }
        for (var row : rows.all()) {
            all.putIfAbsent(row.code(), new Department(row.code(), new LocalText(row.nameZh(), row.nameEn())));
        }
        return all;
    }

    /** @throws HallException {@code DEPARTMENT_UNKNOWN} */
    public Department require(String code) {
        var found = all().get(code);
        if (found == null) {
            throw new HallException(Problem.DEPARTMENT_UNKNOWN, "There is no department '" + code + "'");
        }
        return found;
    }

    void put(Department department) {
        rows.put(new DepartmentRow(
                department.code(), department.name().zh(), department.name().en()));
    }
}
