package org.charterflow.register.web;

import java.util.List;
import java.util.Locale;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what goes wrong in an API method into a problem detail. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ruleViolation(RuleViolation violation, WebRequest request) {
        ProblemDetail problem = Problems.of(violation, path(request), locale());
        return Problems.answer(problem, Problems.statusOf(violation.kind()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overtaken(ConcurrencyFailureException overtaken, WebRequest request) {
        HttpStatus conflict = HttpStatus.CONFLICT;
        return Problems.answer(Problems.of(conflict, Problems.inGeneral(conflict), path(request), locale()), conflict);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = invalid.getBindingResult().getFieldErrors().stream()
                .map(FieldProblem::of)
                .toList();
        if (fields.isEmpty()) {
            return handleExceptionInternal(invalid, null, headers, status, request);
        }
        FieldProblem first = fields.get(0);
        RuleViolation violation = RuleViolation.invalid(first.field(), first.rule(), first.explanation());
        ProblemDetail problem = Problems.of(violation, path(request), locale());
        problem.setProperty("errors", fields);
        return Problems.answer(problem, HttpStatus.BAD_REQUEST);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(mismatch instanceof MethodArgumentTypeMismatchException argument)) {
            return handleExceptionInternal(mismatch, null, headers, status, request);
        }
        RuleViolation violation = RuleViolation.invalid(
                argument.getName(),
                "type-mismatch",
                Bilingual.of("“" + argument.getName() + "”的内容无效。", argument.getName() + " has no acceptable value."));
        return Problems.answer(Problems.of(violation, path(request), locale()), HttpStatus.BAD_REQUEST);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = Problems.of(status, Problems.inGeneral(status), path(request), locale());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static String path(WebRequest request) {
        return ((ServletWebRequest) request).getRequest().getRequestURI();
    }

    /** One field that breaks its own constraint. */
    record FieldProblem(String field, String rule, Bilingual explanation) {

        static FieldProblem of(FieldError error) {
            String constraint = error.getCode() == null ? "Invalid" : error.getCode();
            String rule = constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            Bilingual explanation = switch (constraint) {
                case "NotNull", "NotBlank", "NotEmpty" ->
                    Bilingual.of("“" + error.getField() + "”不能为空。", error.getField() + " is required.");
                case "Size" ->
                    Bilingual.of(
                            "“" + error.getField() + "”的长度不在允许范围内。", error.getField() + " is too short or too long.");
                case "Email" ->
                    Bilingual.of(
                            "“" + error.getField() + "”不是有效的邮箱地址。", error.getField() + " is not an e-mail address.");
                default ->
                    Bilingual.of("“" + error.getField() + "”的内容无效。", error.getField() + " has no acceptable value.");
            };
            return new FieldProblem(error.getField(), rule, explanation);
        }
    }
}
