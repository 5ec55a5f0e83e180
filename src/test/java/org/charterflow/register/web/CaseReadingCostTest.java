package org.charterflow.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the page of a case costs the database, which is the same however much has happened in it. */
@IntegrationTest
class CaseReadingCostTest {

    private static final int STATEMENTS_OF_SECRETARY = 9;
    private static final int STATEMENTS_OF_MEMBER = 13;

    @Autowired
    WebApplicationContext application;

    @Autowired
    Statements statements;

    @Autowired
    CaseFiles cases;

    @Autowired
    Journal journal;

    @Autowired
    Ballots ballots;

    @Autowired
    Documents documents;

    @Autowired
    Notices notices;

    private MockMvc mvc;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aCaseInWhichMuchHappenedTakesNoMoreStatementsThanAnother() throws Exception {
        String few = caseWith(3);
        String many = caseWith(60);

        assertThat(page(many, "oscar.secretary1"))
                .isEqualTo(page(few, "oscar.secretary1"))
                .isLessThanOrEqualTo(STATEMENTS_OF_SECRETARY);
        assertThat(page(many, "oscar.b1")).isEqualTo(page(few, "oscar.b1")).isLessThanOrEqualTo(STATEMENTS_OF_MEMBER);
    }

    /** So many papers, addressees, and entries on the same ballot. */
    private String caseWith(int many) {
        String number = cases.open("oscar", "membership-application", Bilingual.of("读取", "Reading"));
        UUID ballot = ballots.prepare(
                new BallotDraft("oscar", number, "board", "admission", Bilingual.of("问", "Question"), List.of(), null));
        for (int i = 0; i < many; i++) {
            journal.record(new JournalEntry(
                    "oscar", number, "oscar.b" + i, "task", "vote-cast", null, Map.of("ballot", ballot, "seat", i)));
            documents.store(new NewDocument(
                    "oscar",
                    number,
                    "paper" + i + ".pdf",
                    "application/pdf",
                    "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                    Audience.ORGAN));
        }
        notices.send(new Notice(
                "oscar",
                number,
                "ballot-reminder",
                Map.of("question", "Q", "rule", "R", "closesAt", "tomorrow"),
                IntStream.range(0, many)
                        .mapToObj(i -> new Addressee("a" + i, "A" + i, "a" + i + "@reading.example", null))
                        .toList(),
                List.of(),
                new Reply("ballot", null)));
        return number;
    }

    private int page(String caseNumber, String userId) throws Exception {
        String page = "/cases/" + caseNumber;
        mvc.perform(get(page).with(user(userId))).andExpect(status().isOk());
        return statements.of(() -> mvc.perform(get(page).with(user(userId))).andExpect(status().isOk()));
    }
}
