package org.charterflow.register.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.charterflow.language.RuleViolation;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells on a page which rule was met. */
@ControllerAdvice(annotations = Controller.class)
@Order(0)
class PageProblems {

    private final SiteAdvice sites;

    PageProblems(SiteAdvice sites) {
        this.sites = sites;
    }

    @ExceptionHandler
    ModelAndView ruleViolation(RuleViolation violation, HttpServletRequest request, Locale locale) {
        HttpStatus status = Problems.statusOf(violation.kind());
        String view = switch (status) {
            case NOT_FOUND, FORBIDDEN -> "error/" + status.value();
            default -> "error/4xx";
        };
        ModelAndView page = new ModelAndView(
                view,
                Map.of(
                        "status", status.value(),
                        "explanation", violation.explanation().in(locale),
                        "site", sites.site(request)));
        if (violation.article() != null) {
            page.addObject("article", violation.article());
        }
        page.setStatus(status);
        return page;
    }
}
