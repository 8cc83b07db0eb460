package io.parkcloud.hall.web;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Who is at the desk, as the account is now and not as it was at sign-in: a department or role that was changed counts with
 * the next request, and a session of a closed account is over.
 */
@Component
class StaffInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver {
    private static final String MEMBER = StaffInterceptor.class.getName();

    private final StaffDirectory directory;

    StaffInterceptor(StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var member = member(request);
        if (member.isEmpty()) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect(request.getContextPath() + "/login");
            return false;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/clerk/admin") && !member.get().administers()) {
            throw new HallException(
                    Problem.REQUEST_FORBIDDEN, "This is for your department's administrator; ask them for it");
        }
        request.setAttribute(MEMBER, member.get());
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(StaffMember.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var member = request.getAttribute(MEMBER, RequestAttributes.SCOPE_REQUEST);
        if (member == null) {
            throw new IllegalStateException("only pages below /clerk know a member of staff");
        }
        return member;
    }

    private Optional<StaffMember> member(HttpServletRequest request) {
        var session = request.getSession(false);
        var principal = request.getUserPrincipal();
        return session == null || principal == null
                ? Optional.empty()
                : directory.inSession(principal.getName(), Instant.ofEpochMilli(session.getCreationTime()));
    }
}
