package org.charterflow.register.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.charterflow.language.Bilingual;
import org.charterflow.sql.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 503 with {@code Retry-After}, instead of a wait or a failure without words, when the node has as much to do as it
 * can, or the database is away, full, or has no connection left. Nothing has been changed then, and the answer says so;
 * but a connection that was lost under a change may have been lost after its commit: then the answer says that, and
 * nobody is told to repeat it. Stands before the sessions, which need the database themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Overload extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Overload.class);
    private static final Bilingual BUSY = Bilingual.of(
            "系统暂时繁忙，未作任何更改。请稍后再试。", "The site is busy at the moment. Nothing was changed. Please try again shortly.");
    private static final Bilingual UNKNOWN = Bilingual.of(
            "办理时与数据库的联系中断，不能确定是否已办成。请先查看，再决定是否重新提交。",
            "The database was lost while this was worked on. It may have been carried out: please look before you repeat"
                    + " it.");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Semaphore places;
    private final ObjectMapper json;
    private final String page;

    /** @param atOnce how many requests are worked on at once; further ones are refused without waiting */
    Overload(ObjectMapper json, @Value("${charterflow.requests-at-once}") int atOnce) throws IOException {
        this.places = new Semaphore(atOnce);
        this.json = json;
        this.page = new ClassPathResource("busy.html", Overload.class).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Whoever looks after the node has to get through. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            refuse(request, response, BUSY);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            SQLException cause = DatabaseAway.cause(e);
            if (cause == null || response.isCommitted()) {
                throw e;
            }
            LOG.warn("{} {} is refused: {}", request.getMethod(), request.getRequestURI(), cause.getMessage());
            response.reset();
            refuse(request, response, mayBeDone(request, cause) ? UNKNOWN : BUSY);
        } finally {
            places.release();
        }
    }

    private static boolean mayBeDone(HttpServletRequest request, SQLException cause) {
        return !SAFE.contains(request.getMethod()) && DatabaseAway.mayHaveCommitted(cause);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Bilingual words) throws IOException {
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        response.setStatus(status.value());
        if (words.equals(BUSY)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(page.replace("{zh}", words.zh()).replace("{en}", words.en()));
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(
                    response.getWriter(), Problems.of(status, words, request.getRequestURI(), request.getLocale()));
        }
    }
}
