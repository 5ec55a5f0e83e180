package org.charterflow.membership.process;

import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Offices;
import org.charterflow.casefile.CaseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tests of {@code membership-application.bpmn} share: an application to set out with, and time and rules given
 * back after it. Together they walk every path of the model on the real engine and database.
 */
abstract class JourneyTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    MembershipProcess process;

    @Autowired
    Members members;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MutableClock clock;

    @Autowired
    private Offices offices;

    @Autowired
    private CaseFiles cases;

    Journey journey;

    private Instant began;

    @BeforeEach
    void setOut() {
        began = clock.instant();
        journey = another();
    }

    @AfterEach
    void leaveEverythingAsItWas() {
        Journey.forgetNewRules(jdbc, transaction);
        clock.set(began);
    }

    Journey another() {
        return new Journey(engine, process, offices, cases, jdbc, events, transaction, clock);
    }

    Member member(Applicant applicant) {
        return members.findByName(applicant.alliance, applicant.name()).stream()
                .findFirst()
                .orElseThrow();
    }
}
