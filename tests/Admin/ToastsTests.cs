using FamilyLink.Admin.Parts;
using FamilyLink.Domain;

namespace FamilyLink.Tests.Admin;

public sealed class ToastsTests
{
    [Fact]
    public void An_error_stays_until_it_is_closed_or_something_else_is_done_and_two_never_stand_at_once()
    {
        var toasts = new Toasts();
        toasts.Refused("写得太长");
        toasts.Refused("还没选人");
        toasts.Shown.Select(t => t.Words).ShouldBe(["还没选人"]);
        toasts.Say(Result.Done, null).ShouldBeTrue();
        toasts.Shown.ShouldBeEmpty("what was done, without a word, makes the error old");
        toasts.Refused("写得太长");
        toasts.Say(Result.Done, "记下了");
        toasts.Shown.Single().ShouldSatisfyAllConditions(t => t.Tone.ShouldBe(Tone.Good), t => t.Words.ShouldBe("记下了"));
        toasts.Say(Result.Done, null);
        toasts.Shown.Count.ShouldBe(1, "good news goes by itself");
        toasts.Dismiss(toasts.Shown[0]);
        toasts.Shown.ShouldBeEmpty();
    }
}
