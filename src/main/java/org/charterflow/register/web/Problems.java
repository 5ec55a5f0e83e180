package org.charterflow.register.web;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Problem details as the API tells them (RFC 9457): {@code detail} in the caller's language and {@code explanation} in
 * both; {@code field}, {@code rule} and {@code article} where a rule was met. Never a stack trace or an exception's
 * own text.
 */
final class Problems {

    private Problems() {}

    static HttpStatus statusOf(RuleViolation.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case INVALID -> HttpStatus.BAD_REQUEST;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    static ProblemDetail of(RuleViolation violation, String path, Locale locale) {
        ProblemDetail problem = of(statusOf(violation.kind()), violation.explanation(), path, locale);
        problem.setProperty("field", violation.field());
        problem.setProperty("rule", violation.rule());
        if (violation.article() != null) {
            problem.setProperty("article", violation.article());
        }
        return problem;
    }

    static ProblemDetail of(HttpStatusCode status, Bilingual explanation, String path, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, explanation.in(locale));
        problem.setInstance(URI.create(path));
        problem.setProperty("explanation", explanation);
        return problem;
    }

    static <T> ResponseEntity<T> answer(T problem, HttpStatusCode status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** What is said of a failure of which nothing is known but its status. */
    static Bilingual inGeneral(HttpStatusCode status) {
        @Nullable Bilingual known = IN_GENERAL.get(status.value());
        if (known != null) {
            return known;
        }
        return status.is5xxServerError()
                ? Bilingual.of("系统出错，未作任何更改，请稍后再试。", "The fault is ours. Nothing was changed. Please try again later.")
                : Bilingual.of("该请求无法处理。", "The request was not understood.");
    }

    private static final Map<Integer, Bilingual> IN_GENERAL = Map.of(
            401, Bilingual.of("请先登录（HTTP Basic）。", "Please log in (HTTP Basic)."),
            403, Bilingual.of("您的账号无权进行此操作。", "Your account may not do this."),
            404, Bilingual.of("这里没有您要找的内容，或者您无权查看。", "There is nothing here that you may see."),
            405, Bilingual.of("该地址不支持这种请求方法。", "This address does not take this method."),
            406, Bilingual.of("无法以所要求的格式回答。", "There is no answer in the format asked for."),
            409, Bilingual.of("与当前状态冲突，请重新读取后再试。", "This conflicts with the present state; read again and retry."),
            413, Bilingual.of("上传的内容过大。", "What was sent is too large."),
            415, Bilingual.of("不支持这种内容类型。", "This content type is not accepted."));
}
