package org.charterflow.withdrawal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.MemberObligation;
import org.charterflow.membership.Obligations;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.NewWithdrawal;
import org.charterflow.withdrawal.Withdrawal;
import org.charterflow.withdrawal.WithdrawalState;
import org.charterflow.withdrawal.process.WithdrawalProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leaving the alliance, for programs, on behalf of whoever is logged in. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/withdrawals")
@Tag(name = "withdrawals", description = "退会 Leaving the alliance")
class WithdrawalApi {

    private final Alliances alliances;
    private final Representatives representatives;
    private final MemberWithdrawals withdrawals;
    private final Obligations obligations;
    private final WithdrawalProcess process;
    private final Clock clock;

    WithdrawalApi(
            Alliances alliances,
            Representatives representatives,
            MemberWithdrawals withdrawals,
            Obligations obligations,
            WithdrawalProcess process,
            Clock clock) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.withdrawals = withdrawals;
        this.obligations = obligations;
        this.process = process;
        this.clock = clock;
    }

    /**
     * A declaration.
     *
     * @param leaves true: the unit leaves
     * @param declaration what it says besides; may be absent
     */
    record WithdrawalRequest(boolean leaves, @Nullable String declaration) {}

    record WithdrawalReceipt(String caseNumber) {}

    @PostMapping
    @Operation(summary = "声明退会 Declare that a member leaves, as its representative")
    @ApiResponse(responseCode = "403", description = "Whoever is logged in represents no member")
    @ApiResponse(responseCode = "409", description = "The member's withdrawal is under way")
    ResponseEntity<WithdrawalReceipt> declare(
            @PathVariable String alliance, Viewer viewer, @RequestBody WithdrawalRequest request) {
        Representative person = representative(alliance, viewer);
        if (!request.leaves()) {
            throw RuleViolation.invalid(
                    "leaves", "required", Bilingual.of("leaves 为 true 才是退会声明", "a declaration has leaves: true"));
        }
        String text = Objects.toString(request.declaration(), "");
        String caseNumber = process.start(new NewWithdrawal(person, "api", text, clock.instant(), null));
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/withdrawals/" + caseNumber))
                .body(new WithdrawalReceipt(caseNumber));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "退会的进展及续存义务 Where a withdrawal stands, and what goes on to bind the member")
    WithdrawalAnswer one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        String id = alliances.get(alliance).id();
        viewer.enter(id);
        Withdrawal found = withdrawals
                .find(id, caseNumber)
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
        return WithdrawalAnswer.of(found, obligations.ofMember(found.member()));
    }

    @DeleteMapping("/{caseNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回退会 Take it back before it is in effect, as the member's representative")
    @ApiResponse(responseCode = "409", description = "It is in effect, or over")
    void takeBack(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        Representative person = representative(alliance, viewer);
        process.takeBack(person.alliance(), caseNumber, person.member());
    }

    /**
     * A withdrawal.
     *
     * @param member id of the unit
     * @param state for programs, kebab-case
     * @param arrivedAt when the declaration arrived
     * @param article the article that says when it takes effect; absent until the table was asked
     * @param effectiveAt when the membership ended; absent while it goes on
     * @param resolution number of the resolution that confirmed it; absent where none was needed or made
     * @param cause number of the case it answers, such as an amendment; absent for none
     * @param obligations what binds the member beyond its membership, with its end
     */
    record WithdrawalAnswer(
            String caseNumber,
            UUID member,
            String state,
            Bilingual stateLabel,
            Instant arrivedAt,
            @Nullable String article,
            @Nullable Instant effectiveAt,
            @Nullable String resolution,
            @Nullable String cause,
            List<MemberObligation> obligations) {

        static WithdrawalAnswer of(Withdrawal withdrawal, List<MemberObligation> obligations) {
            WithdrawalState state = withdrawal.state();
            return new WithdrawalAnswer(
                    withdrawal.caseNumber(),
                    withdrawal.member(),
                    state.code(),
                    state.label(),
                    withdrawal.arrivedAt(),
                    withdrawal.article(),
                    withdrawal.effectiveAt(),
                    withdrawal.resolution(),
                    withdrawal.cause(),
                    obligations);
        }
    }

    private Representative representative(String alliance, Viewer viewer) {
        String id = alliances.get(alliance).id();
        viewer.enter(id);
        return representatives
                .byUserId(String.valueOf(viewer.userId()))
                .filter(person -> person.alliance().equals(id))
                .orElseThrow(MemberWithdrawals::noMember);
    }
}
