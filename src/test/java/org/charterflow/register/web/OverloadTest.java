package org.charterflow.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OverloadTest {

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
    private final Overload overload = new Overload(json, 1);

    OverloadTest() throws IOException {}

    @Test
    void whatComesBesideAFullNodeIsRefusedAtOnce() throws Exception {
        MockHttpServletResponse[] second = {new MockHttpServletResponse()};
        MockHttpServletResponse first = answer("*/*", (request, response) -> second[0] = answer("*/*", nothing()));
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(second[0].getStatus()).isEqualTo(503);
        assertThat(second[0].getHeader("Retry-After")).isEqualTo("10");
        assertThat(second[0].getContentType()).startsWith("application/problem+json");
        JsonNode problem = json.readTree(second[0].getContentAsString());
        assertThat(problem.path("status").asInt()).isEqualTo(503);
        assertThat(problem.path("explanation").path("en").asText()).contains("Nothing was changed");
        assertThat(answer("*/*", nothing()).getStatus()).isEqualTo(200);
    }

    @Test
    void aBrowserWithoutADatabaseBehindReadsAPage() throws Exception {
        MockHttpServletResponse answer = answer("text/html", failing(new SQLTransientConnectionException("timed out")));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(answer.getContentAsString()).contains("系统暂时繁忙").contains("Please try again");
        assertThat(answer("*/*", nothing()).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "40P01", "53100", "53300", "57P01", "57P03", "58030"})
    void aDatabaseThatIsAwayOrFullIsARefusal(String state) throws Exception {
        assertThat(answer("*/*", failing(new SQLException("gone", state))).getStatus())
                .isEqualTo(503);
    }

    @Test
    void aChangeWhoseConnectionWasLostIsNotSaidToBeUndone() throws Exception {
        MockHttpServletResponse lost = answer("POST", "*/*", failing(new SQLException("gone", "08006")));
        assertThat(lost.getStatus()).isEqualTo(503);
        assertThat(lost.getHeader("Retry-After")).isNull();
        assertThat(json.readTree(lost.getContentAsString())
                        .path("explanation")
                        .path("en")
                        .asText())
                .contains("may have been carried out");

        for (SQLException undone : List.of(
                new SQLException("disk full", "53100"), new SQLTransientConnectionException("timed out", "08001"))) {
            MockHttpServletResponse answer = answer("POST", "text/html", failing(undone));
            assertThat(answer.getHeader("Retry-After")).isNotNull();
            assertThat(answer.getContentAsString()).contains("Nothing was changed");
        }
    }

    @Test
    void aFaultOfOursIsNone() {
        assertThatThrownBy(() -> answer("*/*", failing(new SQLException("no such column", "42703"))))
                .isInstanceOf(ServletException.class);
    }

    private MockHttpServletResponse answer(String accept, FilterChain chain) throws ServletException, IOException {
        return answer("GET", accept, chain);
    }

    private MockHttpServletResponse answer(String method, String accept, FilterChain chain)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, "/register/oscar");
        request.addHeader("Accept", accept);
        var response = new MockHttpServletResponse();
        overload.doFilter(request, response, chain);
        return response;
    }

    private static FilterChain nothing() {
        return (request, response) -> {};
    }

    private static FilterChain failing(SQLException cause) {
        return (request, response) -> {
            throw new ServletException(new IllegalStateException(cause));
        };
    }
}
