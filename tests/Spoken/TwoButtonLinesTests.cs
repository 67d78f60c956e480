using System.Text.RegularExpressions;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Tests.Spoken;

/// <summary>Every kind of message that can reach somebody who hardly reads, rendered in every state of a call, with the longest names.</summary>
public sealed partial class TwoButtonLinesTests
{
    // What only the school's own people are sent, what only goes along, and what is said before anybody is known to hardly read.
    private static readonly string[] s_notTheirs =
    [
        "reply", "phone.check", MessageKinds.Spoken, "spoken.lost", "call.teacher.session", "call.teacher.after", "call.word.teacher", "call.silent", "call.moved.teacher", "teacher.asked", "leaving.teacher",
        "reply.call.session", "reply.numbers", "reply.call.after", "reply.word.hand", "reply.word.play", "reply.call.moved.teacher", "reply.teacher.asked", "reply.teacher.number", "reply.removed", "reply.call.card", "reply.call.line", "reply.contactcard.teacher", "note.pages", "update.pages", "update.voice",
        "note.month.voice", "note.month.speak", "letter.unseen", "letter.asked", "letter.look", "concern.raised", "reply.letter.bind",
    ];

    private static readonly string[] s_beginnings = ["call.duty", "reply.duty", "reply.record", "reply.enrol", "reply.walkin", "census.", "reply.census", "care.", "reply.care", "reply.month", "reply.concern", "reply.letter.look", "reply.letter.asked"];

    private readonly List<(string Kind, string Text, IReadOnlyList<string> Labels)> _seen = [];

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task No_line_is_too_long_no_hour_is_in_digits_and_no_kind_is_left_out(string language)
    {
        await using var at = await Chats.Friday("阿依古丽·买买提", "迪丽热巴·买买提");
        var house = at.House.House;
        await house.Change<Member>(at.Teacher.Id, m => (m.Name, m.Phone) = ("欧阳老师", "+8613900000001"));
        await house.Change<School>(at.Mother.SchoolId, s => s.DutyPhone = "0851-12345678");
        foreach (var member in new[] { at.Mother, at.Grandmother }) await house.Change<Member>(member.Id, m => (m.TwoButtons, m.Language) = (true, language));
        await EveryState(at);
        await EverythingElse(at, language);

        var rendered = _seen.Select(s => s.Kind).ToHashSet();
        house.Get<Renderers>().Kinds.Concat(MessageKinds.All.Select(k => k.Key)).Where(k => !s_notTheirs.Contains(k) && !s_beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal)))
            .Except(rendered).ShouldBeEmpty("a kind that nobody has looked at");
        var limit = ShortLines.Limit(language);
        foreach (var (kind, text, labels) in _seen)
        {
            foreach (var line in text.Split('\n')) ShortLines.Width(line).ShouldBeLessThanOrEqualTo(limit, $"{kind}: {text}");
            if (language != "en") Digits().IsMatch(text + string.Concat(labels)).ShouldBeFalse($"{kind}: {text} {string.Join('|', labels)}");
            foreach (var label in labels.Where(_ => !kind.Contains("settings", StringComparison.Ordinal) && !kind.Contains("consent", StringComparison.Ordinal)))
                ShortLines.Width(label).ShouldBeLessThanOrEqualTo(limit, $"{kind}: {label}");
        }
    }

    private async Task EveryState(Chats at)
    {
        var house = at.House.House;
        var calls = await house.Look(db => db.Calls.Where(c => c.ChildId == at.Child.Id).OrderBy(c => c.StartsAt).Select(c => c.Id).ToListAsync());
        var id = calls[0];
        house.Clock.Set("2026-11-26 19:30");
        await Look(at, id);
        house.Clock.Set("2026-11-27 16:17");
        await Look(at, id);
        house.Clock.Set("2026-11-26 19:30");
        foreach (var answer in new[] { (CallAnswer.Confirmed, false, false), (CallAnswer.None, true, false), (CallAnswer.Declined, false, false) })
        {
            await house.Change<Call>(id, c => c.Say(answer.Item1, answer.Item2, house.Clock.UtcNow, at.Mother.Id));
            await Look(at, id);
            await Look(at, calls[1]);
        }
        await house.Change<CallSlot>((await house.Look(db => db.Calls.SingleAsync(c => c.Id == calls[1]))).SlotId!.Value, s => typeof(CallSlot).GetProperty("StandingUntil")!.SetValue(s, new DateOnly(2027, 1, 15)));
        await house.Change<Call>(calls[1], c => c.Say(CallAnswer.Confirmed, false, house.Clock.UtcNow, at.Mother.Id, standing: true));
        await Look(at, calls[1]);
        house.Clock.Set("2026-11-27 18:00");
        await Look(at, id);
        foreach (var reason in Enum.GetValues<MissedReason>())
        {
            await house.Change<Call>(id, c => c.Report(CallOutcome.Missed, reason, at.Teacher.Id, house.Clock.UtcNow));
            await Look(at, id);
        }
        await house.Change<Call>(id, c => c.WantAnother());
        await Look(at, id);
        await house.Change<Call>(id, c => c.Report(CallOutcome.Happened, null, at.Teacher.Id, house.Clock.UtcNow));
        await Look(at, id);
        await house.Change<Call>(calls[2], c => c.Cancel());
        await Look(at, calls[2]);
        await house.Change<Child>(at.Child.Id, c => c.Boards = true);
        await Look(at, calls[1]);
        await Look(at, calls[2]);
        var own = await house.Plant(w => new Call { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, ParentId = at.Mother.Id, Day = new(2026, 11, 28), StartsAt = w.Now.AddHours(20), EndsAt = w.Now.AddHours(21) });
        await Look(at, own.Id);
        await house.Change<Call>(own.Id, c => c.Say(CallAnswer.Confirmed, false, house.Clock.UtcNow, at.Mother.Id));
        await Look(at, own.Id);
    }

    // What a call's kinds say of this call now, to both of them.
    private async Task Look(Chats at, long call)
    {
        var kinds = at.House.House.Get<Renderers>().Kinds.Where(k => (k.StartsWith("call.", StringComparison.Ordinal) || k.StartsWith("reply.call", StringComparison.Ordinal) || k is "reply.move" or "reply.talked" or "reply.word.ask")
            && !s_notTheirs.Contains(k) && !k.StartsWith("reply.calls", StringComparison.Ordinal)
            && k is not ("call.week" or "call.holiday" or "call.clock" or "call.series.ended" or "call.guardian.standing" or "call.own.guardian" or "call.word.heard")).ToList();
        foreach (var kind in kinds)
            foreach (var args in new[] { null, "q=1", "p=0", "t=1", "not=1", "s=SaidThrough", "s=SaidOwn" })
                foreach (var member in kind.Contains("guardian", StringComparison.Ordinal) || kind is "reply.call.eve" or "call.cancelled" ? new[] { at.Grandmother, at.Mother } : [at.Mother])
                    await Render(at, member, kind, call, args);
    }

    private async Task EverythingElse(Chats at, string language)
    {
        var house = at.House.House;
        var slot = await house.Look(db => db.Slots.FirstAsync(s => s.ChildId == at.Child.Id));
        foreach (var boards in new[] { true, false })
        {
            await house.Change<Child>(at.Child.Id, c => c.Boards = boards);
            await Render(at, at.Grandmother, "call.guardian.standing", slot.Id);
        }
        await house.Change<CallSlot>(slot.Id, s => s.End(new DateOnly(2026, 12, 20)));
        foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.series.ended", slot.Id);
        var talk = await house.Plant(w => new OwnTalk { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, ParentId = at.Mother.Id, Monday = new(2026, 11, 23), SaidAt = w.Now });
        await Render(at, at.Grandmother, "call.own.guardian", talk.Id);
        await Render(at, at.Grandmother, "reply.own.guardian", talk.Id);
        var word = await house.Do(work => house.Get<ParentWords>().Write(work, at.Calls[0], "早点睡"), Domain.Access.Who.Member(at.Mother.Id));
        await Render(at, at.Mother, "call.word.heard", word);
        await Render(at, at.Mother, "teacher.coming", args: $"t={at.Teacher.Id}");
        await Render(at, at.Mother, "teacher.coming");
        await Render(at, at.Mother, "call.clock", new DateOnly(2026, 12, 5).DayNumber);
        foreach (var (kind, name) in new[] { (QuietKind.Holiday, "古尔邦节"), (QuietKind.Exam, "期中考试"), (QuietKind.Closed, (string?)null) })
        {
            var days = await house.Plant(w => new QuietDays { Id = w.NewId(), SchoolId = house.SchoolId, Kind = kind, Name = name, From = new(2026, 12, 10), Until = new(2026, 12, 12) });
            foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.holiday", days.Id, $"c={at.Child.Id};k={at.Calls[0]}");
        }
        await Week(at);
        foreach (var purpose in ConsentRules.All.Where(r => r.AboutChild).Select(r => r.Purpose))
        {
            await house.Do<bool>(async work => (await ConsentTexts.Current(work, at.Child.SchoolId, purpose, Languages.English)).TextVersion == 1);
            foreach (var member in new[] { at.Mother, at.Grandmother })
            {
                await Render(at, member, "reply.consents", args: $"p={purpose}");
                await Render(at, member, "reply.consents.purpose", args: $"p={purpose};v=1;t={language}");
            }
        }

        foreach (var purpose in ConsentRules.All.Where(r => r.AboutChild).Select(r => r.Purpose))
        {
            await house.Do(work => house.Get<ConsentAsks>().Ask(work, at.Child.SchoolId, at.Child.ClassId, purpose));
            var mine = await house.Look(db => db.ConsentAsks.Where(a => a.Purpose == purpose && a.MemberId == at.Mother.Id).Select(a => (long?)a.Id).SingleOrDefaultAsync());
            foreach (var args in new[] { null, $"ask={Ids.ToShort(mine ?? 0)}", $"ask={Ids.ToShort(mine ?? 0)};full=1", $"said={new Bot.Enrolment.AskedText(mine ?? 0, 1, "en")}" })
                foreach (var kind in new[] { ConsentAsks.Kind, "reply.consent.ask" }) await Render(at, at.Mother, kind, args: args);
        }

        await Files(at);
        await Paired(at, language);
        await Noted(at, language);
        await Monthly(at);
        await Lettered(at);
        var card = await house.Plant(w => new ContactCard { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, Kind = CardKind.Pocket, Holder = CardHolder.Child, Number = 1, IssuedAt = w.Now, IssuedBy = "x", CodeHash = "x", Prints = "" });
        foreach (var phone in new[] { "0851-12345678", null })
        {
            await house.Change<School>(at.Mother.SchoolId, s => s.DutyPhone = phone);
            await Render(at, at.Grandmother, "reply.contactcard.found", card.Id);
        }

        foreach (var args in new[] { "s=Current", "s=Replaced" }) await Render(at, at.Grandmother, "reply.contactcard.family", card.Id, args);
        var ask = await house.Do(work => house.Get<Domain.AskTeacher.AskForTeacher>().Ask(work, at.Child.Id), Domain.Access.Who.Member(at.Mother.Id));
        foreach (var member in new[] { at.Mother, at.Grandmother })
            foreach (var kind in house.Get<Renderers>().Kinds.Where(k => k.StartsWith("reply.", StringComparison.Ordinal) && !s_notTheirs.Contains(k) && !s_beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal)) && !k.StartsWith("reply.call.", StringComparison.Ordinal)))
                foreach (var args in new[] { null, "u=1", $"a={ask.Id}", $"c={Ids.ToShort(at.Calls[0])}", $"c={Ids.ToShort(at.Calls[0])},{Ids.ToShort(at.Calls[1])}", "s=SaidResumed", "full=1" })
                    await Render(at, member, kind, at.Calls[0], args);
        await house.Plant(w => Make<CallPause>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("MemberId", at.Mother.Id), ("From", new DateOnly(2026, 11, 20)), ("Until", new DateOnly(2026, 12, 20))));
        await Render(at, at.Mother, "reply.calls");
        foreach (var status in LeavingRules.All.Where(r => r.TellsFamily).Select(r => r.Status))
        {
            await house.Change<Child>(at.Child.Id, c => c.Status = status);
            foreach (var day in new[] { new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 1) })
                foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "leaving.family", 1, $"s={status};d={day.DayNumber};c={at.Child.Id}");
            foreach (var kind in new[] { "reply.home", "reply.help", "reply.calls" }) await Render(at, at.Mother, kind);
        }
    }

    // Each question of their own part, and what they said to it.
    private async Task Files(Chats at)
    {
        var (house, part) = (at.House.House, at.House.House.Get<FamilyPart>());
        foreach (var member in new[] { at.Mother, at.Grandmother })
        {
            await Render(at, member, "file.ask");
            foreach (var field in FileFields.GivenBy(member.Kind))
            {
                foreach (var unread in new[] { "", ";u=Unread", ";u=Long", ";u=NoVoice" }) await Render(at, member, "reply.file.ask", args: $"f={field.Key};n=1;of=3{unread}");
                var said = field.Kind switch { FieldKind.Date => "2027-02-06", FieldKind.Number => "36", FieldKind.YesNo => "yes", _ => "迪丽热巴·买买提爱画画，怕黑，话不多，对盘尼西林过敏。" };
                await house.Do(work => part.Write(work, at.Child.Id, field.Key, said), Domain.Access.Who.Member(member.Id));
            }

            foreach (var kind in new[] { "reply.file", "reply.file.fix", "reply.file.sum" }) await Render(at, member, kind);
            await house.Do<List<string>>(work => part.Send(work, at.Child.Id), Domain.Access.Who.Member(member.Id));
            await Render(at, member, "reply.file");
            await Render(at, member, "reply.file.same", args: $"c={at.Child.Id};f={string.Join(',', FileFields.GivenBy(member.Kind).Select(f => f.Key))}");
        }
    }

    // A pairing from its question to its end; a neighbour who helps may hardly read either.
    private async Task Paired(Chats at, string language)
    {
        var house = at.House.House;
        var neighbour = await house.Volunteer("古丽巴哈尔·艾合买提", new DateOnly(2030, 1, 1));
        var (teacher, before) = (await house.Teacher("欧阳老师"), await house.Teacher("上官老师"));
        await house.Change<Member>(neighbour.Id, m => (m.TwoButtons, m.Language) = (true, language));
        Member[] family = [at.Mother, at.Grandmother];
        foreach (var helper in new[] { teacher, neighbour })
            foreach (var (renews, after) in new[] { (0, false), (0, true), (2027, false) })
            {
                var earlier = after ? await house.Pair(at.Child, before) : null;
                var pair = await house.Plant(w => new Pair { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, HelperId = helper.Id, WantedFrom = new(2026, 11, 23), AfterId = earlier?.Id, Help = MainHelp.Learning | MainHelp.Outlook | MainHelp.Health | MainHelp.Life });
                var ask = await house.Plant(w => Make<PairAsk>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("PairId", pair.Id), ("ChildId", at.Child.Id), ("HelperId", helper.Id), ("RenewsYear", renews), ("Turn", Party.Helper), ("Standing", AskStanding.Open)));
                foreach (var member in helper == neighbour ? family.Prepend(helper) : family)
                {
                    if (member != helper) await house.Change<PairAsk>(ask.Id, a => typeof(PairAsk).GetProperty("Turn")!.SetValue(a, Party.Family));
                    await Render(at, member, "pairing.ask");
                    await Render(at, member, "reply.pairing.about", ask.Id);
                    foreach (var said in new[] { "helper.yes", "helper.no", "family.yes", "family.no", "talk" }) await Render(at, member, "reply.pairing.ask", ask.Id, $"said={said}");
                    await Render(at, member, "reply.pairing.ask", args: "over=1");
                }

                await house.Change<PairAsk>(ask.Id, a => a.Agree(house.Clock.UtcNow));
                if (helper == neighbour) await Lasting(at, neighbour, pair);
                await house.Change<Pair>(pair.Id, p => p.End(new(2026, 12, 20), PairEnd.HelperAsked));
                if (earlier is not null) await house.Change<Pair>(earlier.Id, p => p.End(new(2026, 12, 20), PairEnd.PassedOn));
            }
    }

    // A note of every aspect with words and without, its answers, and the week.
    private async Task Noted(Chats at, string language)
    {
        var house = at.House.House;
        await house.Change<Member>(at.Teacher.Id, m => (m.TwoButtons, m.Language) = (true, language));
        foreach (var aspect in Enum.GetValues<NoteAspect>().Except([NoteAspect.Month, NoteAspect.Letter]))
            foreach (var care in aspect == NoteAspect.Illness ? Enum.GetValues<IllnessCare>().Select(c => (IllnessCare?)c) : [null])
            {
                var note = await house.Do(work => house.Get<Notes>().Write(work, new NoteDraft([at.Child.Id], aspect, "今天主动把小凳子让给了腿疼的同学，中午又帮食堂阿姨收了碗筷", [], NoteReach.Now, care)), Domain.Access.Who.Member(at.Teacher.Id));
                foreach (var member in new[] { at.Mother, at.Grandmother })
                    foreach (var kind in new[] { care is null ? "note.told" : "note.ill", "note.corrected" }) await Render(at, member, kind, note, kind == "note.corrected" ? "e=1" : "n=1");
                foreach (var args in new[] { null, "late=1" }) await Render(at, at.Teacher, "reply.note.kept", note, args);
                var answer = await house.Do(work => house.Get<NoteAnswers>().ToTeacher(work, note, at.Child.Id, "谢谢老师，孩子在家里也这样就好了，您多费心", null), Domain.Access.Who.Member(at.Mother.Id));
                var back = await house.Do(work => house.Get<NoteAnswers>().Back(work, answer, "会的，您放心", null), Domain.Access.Who.Member(at.Teacher.Id));
                await Render(at, at.Teacher, "note.answer", answer);
                await Render(at, at.Mother, "note.answer", back);
                foreach (var (member, said) in new[] { (at.Mother, answer), (at.Teacher, back) }) await Render(at, member, "reply.note.said", said);
                await Render(at, at.Teacher, "reply.note.number", answer);
            }

        foreach (var kind in new[] { "ask", "who", "what", "care", "fix", "say", "nobody", "gone", "long", "large", "full", "onevoice", "kind" })
            foreach (var member in new[] { at.Teacher, at.Mother }) await Render(at, member, "reply.note." + kind, args: $"c={Ids.ToShort(at.Child.Id)};p=3;v=1;several=1");
        await Render(at, at.Teacher, "note.lost");
        foreach (var member in new[] { at.Mother, at.Grandmother })
        {
            await house.Do(work => house.Get<Notes>().Write(work, new NoteDraft([at.Child.Id], NoteAspect.Life, "学会了系鞋带", [])), Domain.Access.Who.Member(at.Teacher.Id));
            var week = await house.Plant(w => new WeeklyUpdate { Id = w.NewId(), SchoolId = house.SchoolId, MemberId = member.Id, From = w.Now.AddDays(-10), Until = w.Now.AddDays(7) });
            foreach (var part in new[] { null, "p=0", "p=1" }) await Render(at, member, "update.week", week.Id, part);
            await Render(at, member, "reply.note.which", week.Id);
            foreach (var off in new[] { false, true })
            {
                await house.Change<Member>(member.Id, m => m.UpdatesOff = off);
                foreach (var kind in new[] { "reply.week", "reply.week.kept" }) await Render(at, member, kind);
            }
        }
    }

    // A monthly note with every mark and with words, and a letter, to who hardly reads; before and after the buttons were pressed.
    private async Task Monthly(Chats at)
    {
        var house = at.House.House;
        var notes = house.Get<ProgressNotes>();
        var teacher = Domain.Access.Who.Member(at.Teacher.Id);
        foreach (var kind in Enum.GetValues<ProgressKind>())
        {
            var note = (await house.Do(work => notes.Open(work, at.Child.Id, kind), teacher)).NoteId;
            if (kind == ProgressKind.Month) await house.Do(work => notes.Mark(work, note, NoteAspect.Learning, MonthMark.Better), teacher);
            if (kind == ProgressKind.Month) await house.Do(work => notes.Calm(work, note), teacher);
            await house.Do(work => notes.Say(work, note, NoteAspect.Month, "这个月敢举手了，还主动把小凳子让给了腿疼的同学，请您放心"), teacher);
            await house.Do(work => notes.Send(work, note), teacher);
            foreach (var member in new[] { at.Mother, at.Grandmother })
                foreach (var (told, args) in new[] { (ProgressNews.Kind, "n=2"), (ProgressNews.Corrected, "e=1") }) await Render(at, member, told, note, args);
            await house.Do(work => house.Get<ProgressReading>().Talk(work, note), Domain.Access.Who.Member(at.Mother.Id));
            await Render(at, at.Mother, ProgressNews.Kind, note, "n=2");
        }
    }

    // A letter that a grandmother photographs, a mother's answer, and whatever is said on the way.
    private async Task Lettered(Chats at)
    {
        var house = at.House.House;
        var (letters, reading, mother, grandmother) = (house.Get<LetterWriting>(), house.Get<LetterReading>(), Domain.Access.Who.Member(at.Mother.Id), Domain.Access.Who.Member(at.Grandmother.Id));
        await house.Do(work => house.Get<ChildConsents>().Say(work, at.Child.Id, at.Mother.Id, ConsentPurpose.Letters, true, 1, Languages.English, "test"), mother);
        foreach (var kind in new[] { "nobody", "gone", "dropped", "long", "full", "late", "nofilm", "large", "kind", "told", "toldlate", "noconsent", "box", "bound", "nobook" })
            foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "reply.letter." + kind);
        await Render(at, at.Grandmother, LetterWishes.Open);
        var letter = (await house.Do(work => letters.Begin(work, at.Child.Id), grandmother)).Id;
        foreach (var kind in new[] { "who", "draft" }) await Render(at, at.Grandmother, "reply.letter." + kind, letter);
        await house.Do(work => letters.Take(work, letter, "妈妈，我会系鞋带了", null, 1), grandmother);
        await house.Do(work => letters.Take(work, letter, "我想你", null, 2), grandmother);
        await house.Do(work => letters.Seal(work, letter, true), grandmother);
        foreach (var kind in new[] { "draft", "drop", "order", "cover", "page" }) await Render(at, at.Grandmother, "reply.letter." + kind, letter, "p=0");
        await house.Do(work => letters.Send(work, letter), grandmother);
        await Render(at, at.Grandmother, "reply.letter.sent", letter);
        // In a school that looks at letters before they go.
        await house.Change<School>(at.Mother.SchoolId, s => s.LetterLookUpTo = 6);
        var looked = (await house.Do(work => letters.Begin(work, at.Child.Id), grandmother)).Id;
        await house.Do(work => letters.Take(work, looked, "妈妈，我会系鞋带了", null, 3), grandmother);
        await house.Do(work => letters.Seal(work, looked, true), grandmother);
        await Render(at, at.Grandmother, "reply.letter.draft", looked);
        await house.Do(work => letters.Send(work, looked), grandmother);
        await Render(at, at.Grandmother, "reply.letter.sent", looked);
        await house.Do(work => house.Get<LetterLooks>().GiveBack(work, looked, "请写上日期"), Domain.Access.Who.Staff((await house.Staff(Domain.Access.Role.Counsellor)).Id));
        await Render(at, at.Grandmother, LetterNews.Back, looked);
        await house.Change<School>(at.Mother.SchoolId, s => s.LetterLookUpTo = null);
        foreach (var kind in new[] { LetterNews.Arrived, LetterNews.Pages, LetterNews.PagesAgain, LetterNews.Nudge, "reply.letter.one", "reply.letter.box" }) await Render(at, at.Mother, kind, letter, "p=0");
        await house.Do(work => reading.See(work, letter), mother);
        await Render(at, at.Mother, LetterNews.Arrived, letter);
        await Render(at, at.Grandmother, LetterNews.Seen, letter, FormattableString.Invariant($"m={at.Mother.Id}"));
        var answer = (await house.Do(work => letters.BeginAnswer(work, at.Child.Id, letter), mother)).Id;
        await Render(at, at.Mother, "reply.letter.draft", answer);
        await house.Do(work => letters.Take(work, answer, "妈妈也想你", null, 1), mother);
        await Render(at, at.Mother, "reply.letter.draft", answer);
        await house.Do(work => letters.Send(work, answer), mother);
        await Render(at, at.Mother, "reply.letter.sent", answer);
        await Render(at, at.Grandmother, LetterNews.Reply, answer);
        await house.Do(work => reading.Hear(work, answer, HeardHow.ReadOut), grandmother);
        foreach (var kind in new[] { LetterNews.Reply, "reply.letter.word" }) await Render(at, at.Grandmother, kind, answer);
        foreach (var mood in Enum.GetValues<LetterMood>())
        {
            await house.Do(work => reading.Say(work, answer, "妈妈也要早点睡", mood), grandmother);
            await Render(at, at.Mother, LetterNews.Heard, answer);
        }

        foreach (var why in Enum.GetValues<ReturnReason>())
        {
            await house.Change<Letter>(letter, l => l.Return(why, Domain.Access.Who.System.ToString(), house.Clock.UtcNow));
            await Render(at, at.Grandmother, LetterNews.Back, letter);
        }
    }

    // What a helper is told and asked while it lasts.
    private async Task Lasting(Chats at, Member helper, Pair pair)
    {
        var house = at.House.House;
        await Render(at, helper, "pairing.not", pair.Id);
        await house.Change<Pair>(pair.Id, p => p.Begin(new(2026, 11, 23)));
        var leave = await house.Plant(w => new PairLeave { Id = w.NewId(), SchoolId = house.SchoolId, PairId = pair.Id, SubstituteId = at.Teacher.Id, From = new(2026, 11, 25) }.Through(new(2026, 12, 12)));
        foreach (var args in new[] { null, "no=1" })
            foreach (var kind in new[] { "pairing.standin", "reply.pairing.standin" }) await Render(at, helper, kind, leave.Id, args);
        var stage = await house.Do(work => house.Get<PairStages>().Plan(work, pair.Id, new DateOnly(2026, 12, 11), "每天一起读十分钟课外书，再把一个生字讲给奶奶听"));
        foreach (var kind in new[] { "pairing.stage", "reply.pairing.stage", "reply.pairing.line", "reply.pairing.lined", "reply.pairing.planned" }) await Render(at, helper, kind, stage);
        foreach (var kind in new[] { "pairing.started", "reply.pairing.plan", "reply.pairing.when", "reply.pairing.note", "reply.pairing.noted", "reply.pairing.handover", "reply.pairs" }) await Render(at, helper, kind, pair.Id);
        await Render(at, helper, "reply.pairing.long", args: "most=500");
        await house.Change<Pair>(pair.Id, p => p.Meet(new(2026, 11, 24)));
        await Render(at, helper, "reply.pairing.met", pair.Id);
        await house.Change<Pair>(pair.Id, p => p.End(new(2026, 12, 20), PairEnd.HelperAsked));
        await Render(at, helper, "pairing.ended", pair.Id);
    }

    private async Task Week(Chats at)
    {
        var house = at.House.House;
        var plan = await house.Plant(w => Make<WeekPlan>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("From", new DateOnly(2026, 11, 30)), ("State", WeekPlanState.Published), ("Basis", "x"), ("MadeAt", w.Now), ("Minutes", 10)));
        await house.Plant(w => Make<PlanEntry>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("PlanId", plan.Id), ("ChildId", at.Child.Id), ("ParentId", at.Mother.Id), ("EveryWeeks", 1), ("LineId", null), ("Weekday", DayOfWeek.Wednesday), ("StartMinute", 1165), ("Change", PlanChange.Moved)));
        foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.week", plan.Id);
    }

    private async Task Render(Chats at, Member member, string kind, long? subject = null, string? args = null)
    {
        var house = at.House.House;
        var row = new OutboxMessage { Id = 1, SchoolId = house.SchoolId, Kind = kind, Lane = Lane.Reply, UniqueKey = "x", MemberId = member.Id, ChildId = at.Child.Id, SubjectId = subject, Args = args, CreatedAt = house.Clock.UtcNow };
        var words = await house.Look(async db =>
        {
            var to = await db.Members.AsNoTracking().SingleAsync(m => m.Id == member.Id);
            return await house.Get<Renderers>().Of(kind)!(new Rendering(row, db, await db.Schools.SingleAsync(), to, to.Language!, to.TimeZone ?? "Asia/Shanghai", house.Clock.UtcNow), CancellationToken.None);
        });
        if (words is null) return;
        var labels = words.Keyboard switch
        {
            InlineKeyboardMarkup inline => inline.InlineKeyboard.SelectMany(r => r).Select(b => b.Text).ToList(),
            ReplyKeyboardMarkup big => big.Keyboard.SelectMany(r => r).Select(b => b.Text).ToList(),
            _ => [],
        };
        _seen.Add((kind, ChatHouse.CheckedText(words.Html), labels));
    }

    // Entities with setters of their own are filled as the store would fill them.
    private static T Make<T>(params (string Name, object? Value)[] values)
    {
        var made = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var instant in typeof(T).GetProperties().Where(p => p.PropertyType == typeof(DateTime))) instant.DeclaringType!.GetProperty(instant.Name)!.SetValue(made, TestHouse.Start);
        foreach (var (name, value) in values) typeof(T).GetProperty(name)!.DeclaringType!.GetProperty(name)!.SetValue(made, value);
        return made;
    }

    [GeneratedRegex(@"\d{1,2}[:：]\d{2}")]
    private static partial Regex Digits();
}
