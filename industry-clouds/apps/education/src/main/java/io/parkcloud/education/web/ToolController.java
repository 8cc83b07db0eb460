package io.parkcloud.education.web;

import io.parkcloud.education.account.Members;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.lti.Tools;
import io.parkcloud.education.store.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** LTI tools, for the bureau. */
@Controller
@RequestMapping("/tools")
class ToolController {
    private final Tools tools;
    private final Members members;
    private final PublicAddress address;

    ToolController(Tools tools, Members members, PublicAddress address) {
        this.tools = tools;
        this.members = members;
        this.address = address;
    }

    @GetMapping
    String page(Principal principal, HttpServletRequest request, Model model) {
        members.atLeast(Standing.BUREAU, principal);
        model.addAttribute("tools", tools.all());
        model.addAttribute("issuer", address.of(request));
        return "tools";
    }

    @PostMapping
    String add(
            @RequestParam String name,
            @RequestParam String loginUrl,
            @RequestParam String targetUri,
            @RequestParam String redirectUris,
            @RequestParam(defaultValue = "false") boolean tellsNames,
            Principal principal) {
        members.atLeast(Standing.BUREAU, principal);
        tools.add(new Tools.Registration(name, loginUrl, targetUri, redirectUris, tellsNames));
        return "redirect:/tools";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Principal principal) {
        members.atLeast(Standing.BUREAU, principal);
        tools.remove(id);
        return "redirect:/tools";
    }
}
