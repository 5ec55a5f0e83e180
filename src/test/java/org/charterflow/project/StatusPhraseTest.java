package org.charterflow.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPhraseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "变更状态 project-3 已归档：不再维护。 | project-3 | ARCHIVED | 不再维护。",
                "状态变更：project-12 归档，无人维护 | project-12 | ARCHIVED | 无人维护",
                "Change status of project-3 to active: first release | project-3 | ACTIVE | first release",
                "change status project-3 transferred: to a foundation | project-3 | TRANSFERRED | to a foundation",
            })
    void aMailMovesAStatusWithAReason(String text, String project, ProjectStatus status, String reason) {
        assertThat(StatusPhrase.read(text)).contains(new StatusPhrase(project, status, reason));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "变更状态 project-3 已归档",
                "变更状态 project-3 完成：理由",
                "项目名称：变更状态",
                "你好，变更状态 project-3 已归档：理由",
                "change status project-0 active: x",
                "",
            })
    void anythingElseMovesNothing(String text) {
        assertThat(StatusPhrase.read(text)).isEmpty();
    }
}
