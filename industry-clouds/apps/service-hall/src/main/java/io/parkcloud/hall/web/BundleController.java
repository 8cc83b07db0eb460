package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.BundleFiling;
import io.parkcloud.hall.item.Bundles;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Several items at once: what a bundle is, and how one that was filed is getting on. */
@Controller
class BundleController {
    private final Bundles bundles;
    private final BundleFiling filing;

    BundleController(Bundles bundles, BundleFiling filing) {
        this.bundles = bundles;
        this.filing = filing;
    }

    @GetMapping("/bundles/{code}")
    String bundle(@PathVariable String code, Model model) {
        var bundle = bundles.find(code)
                .orElseThrow(() -> new HallException(Problem.ITEM_NOT_FOUND, "There is no bundle '" + code + "'"));
        model.addAttribute("bundle", bundle);
        return "bundle";
    }

    @GetMapping("/together/{receipt}")
    String filed(
            @PathVariable String receipt,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        var view = filing.progress(receipt, code)
                .orElseThrow(() -> new HallException(
                        Problem.CASE_NOT_FOUND,
                        "Nothing has the receipt number '" + receipt + "' and this query code"));
        model.addAttribute("view", view);
        model.addAttribute("bundle", bundles.find(view.row().bundleCode()).orElse(null));
        model.addAttribute("note", note.matches("new|again|other") ? note : "");
        return "together";
    }
}
