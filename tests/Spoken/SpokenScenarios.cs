using System.Text.Json.Nodes;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Spoken;

/// <summary>The school's voice from the teacher's microphone to the grandmother's phone, over real HTTP.</summary>
public sealed class SpokenScenarios
{
    private Child _child = null!;
    private Member _mother = null!, _grandmother = null!, _teacher = null!;

    [Fact]
    public async Task A_teacher_reads_a_prompt_out_hears_it_back_and_the_family_hears_it_beside_its_words()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, grandmother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_grandmother));
        await teacher.Say("/record");
        await teacher.Sees($"普通话，还差 {Prompts.All.Count} 条");
        foreach (var skipped in new[] { Prompts.Soon, Prompts.Missed, Prompts.Moved, Prompts.Late })
        {
            await teacher.Press("⏭ 先跳过");
            await teacher.Sees(Prompts.Text(skipped, "zh-Hans"));
        }
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "1.ogg", Voice.Ogg(4, 1))]);
        await teacher.Sees("听一听上面这段，行吗？");
        await teacher.Sees(m => m.Media?.Kind == "voice" && m.Text == "家里人听到的是这样。", "the recording played back");
        await teacher.Press("🔁 重录");
        await teacher.Sees("晚半个钟头到家");
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "2.ogg", Voice.Ogg(3, 2))]);
        await teacher.Press("✅ 用这段");
        await teacher.Sees($"还差 {Prompts.All.Count - 1} 条");
        (await teacher.Screen()).ShouldNotContain(m => m.Media != null);
        await teacher.Say("/cancel");
        await stage.Until("2026-11-26 19:31");

        var words = await grandmother.Sees("晚半个钟头到家");
        words.Text!.Split('\n').ShouldAllBe(line => line.Length <= 15);
        var voice = await grandmother.Sees(m => m.Media?.Kind == "voice", "the voice");
        (voice.ReplyTo, voice.Text, voice.Protected).ShouldBe((words.MessageId, null, false));
        (await Bytes(stage, voice.Media!)).ShouldBe(Voice.Ogg(3, 2));
        await stage.Until("2026-12-03 19:31");
        (await Voices(grandmother)).Count.ShouldBe(2);
        (await stage.PhoneOf(_mother).Screen()).ShouldNotContain(m => m.Media != null, "who reads is not read to");

        var sent = await Sends(stage, grandmother);
        sent.ShouldAllBe(r => r.Body["disable_notification"]!.ToString().Equals("true", StringComparison.OrdinalIgnoreCase), "it makes no sound of its own");
        // Uploaded once, then by the chat service's id.
        sent.Select(IsUpload).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_voice_survives_a_stop_comes_once_and_one_that_may_have_arrived_is_not_sent_again()
    {
        await using var stage = await Stage.Open(Plant);
        await Record(stage, Prompts.Late);
        var grandmother = stage.PhoneOf(_grandmother);
        await stage.Sandbox.People.AddFaults([new SandboxFault("429", "sendVoice", RetryAfter: 2, Times: 1)]);
        await stage.Until("2026-11-26 19:31");
        await grandmother.Sees("晚半个钟头到家");
        await stage.StopProduct();
        await stage.StartProduct();
        await grandmother.Sees(m => m.Media?.Kind == "voice", "the voice");
        await stage.Quiet();
        (await Voices(grandmother)).Count.ShouldBe(1);

        await stage.Sandbox.People.AddFaults([new SandboxFault("cut_body", "sendVoice", Times: 1)]);
        await stage.Until("2026-12-03 19:31");
        await Until.True(async () => (await Rows(stage)).Count(m => m.State == OutboxState.Cancelled) == 1, () => "the doubtful voice is not settled");
        await stage.Quiet();
        (await Voices(grandmother)).Count.ShouldBeLessThanOrEqualTo(2);
        (await Sends(stage, grandmother)).Count(r => r.Fault != "429").ShouldBe(2);
        (await Rows(stage)).ShouldNotContain(m => m.State == OutboxState.Uncertain);
    }

    [Fact]
    public async Task A_file_id_of_another_token_or_one_that_is_refused_is_not_trusted_and_the_bytes_go_anew()
    {
        await using var stage = await Stage.Open(Plant);
        await Record(stage, Prompts.Late);
        var grandmother = stage.PhoneOf(_grandmother);
        await Known(stage, "0123456789abcdef", "AwACAgUAAxOFANOTHERBOT");
        await stage.Until("2026-11-26 19:31");
        await grandmother.Sees(m => m.Media?.Kind == "voice", "the voice");
        (await Sends(stage, grandmother)).Select(IsUpload).ShouldBe([true]);
        var mine = stage.Product.Get<BotIdentity>().Fingerprint;
        mine.ShouldNotBe(new BotIdentity("1000001:another").Fingerprint);

        await Known(stage, mine, "AwACAgUAAxGONE");
        await stage.Until("2026-12-03 19:31");
        await Until.True(async () => (await Voices(grandmother)).Count == 2, () => "no second voice");
        (await Sends(stage, grandmother)).Select(r => (IsUpload(r), r.Status)).ShouldBe([(true, 200), (false, 400), (true, 200)]);
        (await stage.Product.Look(db => db.PromptFiles.SingleAsync(f => f.Bot == mine))).File.ShouldNotBe("AwACAgUAAxGONE");
    }

    [Fact]
    public async Task A_withdrawn_voice_is_silent_at_once()
    {
        await using var stage = await Stage.Open(Plant);
        var recording = await Record(stage, Prompts.Late);
        await stage.Product.Do(work => stage.Product.Get<Recordings>().Withdraw(work, recording), Who.Member(_teacher.Id));
        await stage.Until("2026-11-26 19:31");
        await stage.PhoneOf(_grandmother).Sees("晚半个钟头到家");
        (await Rows(stage)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_word_to_a_phone_is_spoken_too_and_nothing_follows_it()
    {
        await using var stage = await Stage.Open(Plant);
        await Record(stage, Prompts.LastWord);
        var grandmother = stage.PhoneOf(_grandmother);
        await stage.Product.Do(work => stage.Product.Get<Bindings>().Revoke(work, _grandmother.Id, BindingEnd.PassedOn));
        (await grandmother.Sees(m => m.Text is not null, "the last word")).Text!.Split('\n').ShouldAllBe(line => line.Length <= 15);
        await grandmother.Sees(m => m.Media?.Kind == "voice", "its voice");
        await stage.Until("2026-11-26 19:31");
        (await grandmother.Screen()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_voice_message_that_is_no_sound_is_asked_for_again()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await teacher.Say("/record");
        await teacher.Sees("还差");
        await stage.Sandbox.People.Send(teacher.Id, [new("voice", "1.ogg", "OggS but no sound at all"u8.ToArray())]);
        await teacher.Press("✅ 用这段");
        await stage.Quiet();
        await teacher.Sees("刚才录的这一条没收好");
        await stage.PhoneOf(_mother).Say("/record");
        await stage.PhoneOf(_mother).Sees("这里能帮您");
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        _child = await house.Child("王小明");
        _mother = await house.Parent(_child, "秀英");
        _grandmother = await house.Guardian(_child, "孙奶奶");
        await house.Change<Member>(_grandmother.Id, m => m.TwoButtons = true);
        await house.Slot(_child, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
    }

    private async Task<long> Record(Stage stage, string prompt)
    {
        var id = await stage.Product.Do(work => Task.FromResult<Result<long>>(work.NewId()));
        var taken = (await stage.Product.Get<VoiceTaking>().Take(_teacher.SchoolId, id, Voice.Ogg(3), CancellationToken.None)).Value;
        await stage.Product.Do(work => stage.Product.Get<Recordings>().Keep(work, _teacher.SchoolId, prompt, "", "x", taken.Media, taken.Seconds), Who.Member(_teacher.Id));
        return id;
    }

    private static Task Known(Stage stage, string bot, string file) => stage.Product.Do(async work =>
    {
        var recording = await work.Db.PromptRecordings.Select(r => r.Id).SingleAsync();
        if (await work.Db.PromptFiles.FirstOrDefaultAsync(f => f.Bot == bot) is { } known) known.File = file;
        else work.Db.PromptFiles.Add(new PromptFile { Id = work.NewId(), RecordingId = recording, Bot = bot, File = file });
        return Result.Done;
    });

    private static Task<List<OutboxMessage>> Rows(Stage stage) => stage.Product.Look(db => db.Outbox.AsNoTracking().Where(m => m.Kind == MessageKinds.Spoken).ToListAsync());

    private static async Task<List<ChatMessage>> Voices(Phone phone) => [.. (await phone.Screen()).Where(m => m.Media?.Kind == "voice")];

    private static async Task<List<SandboxRequest>> Sends(Stage stage, Phone phone) =>
        [.. (await stage.Sandbox.People.Requests()).Requests.Where(r => r.Method == "sendVoice" && r.ChatId == phone.Id)];

    private static bool IsUpload(SandboxRequest request) => request.Body["voice"] is JsonObject;

    private static async Task<byte[]> Bytes(Stage stage, ChatMedia media)
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(new Uri(new Uri(stage.Sandbox.Server.Url), media.Url), TestContext.Current.CancellationToken);
    }
}
