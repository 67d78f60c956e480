using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using Telegram.Bot;

namespace FamilyLink.Bot.Spoken;

/// <summary>Fetches prompts that teachers spoke into the chat and seals them.</summary>
/// <param name="store">The store.</param>
/// <param name="taking">Keeps the sound.</param>
/// <param name="recordings">The use cases.</param>
/// <param name="bot">Gives the client.</param>
/// <param name="clock">School clock.</param>
/// <param name="log">Ids only.</param>
public sealed class PromptCollector(Store store, VoiceTaking taking, Recordings recordings, Func<ITelegramBotClient> bot, ISchoolClock clock, ILogger<PromptCollector> log)
    : Collector<PromptRecording>(store, bot, clock, log)
{
    /// <inheritdoc />
    protected override IQueryable<PromptRecording> Rows(FamilyLinkDb db) => db.PromptRecordings;

    /// <inheritdoc />
    protected override string? File(PromptRecording row) => row.File;

    /// <inheritdoc />
    protected override async Task<Func<Work, Task<Result>>?> Keep(PromptRecording row, MemoryStream content, CancellationToken ct) =>
        await taking.Take(row.SchoolId, row.Id, content.ToArray(), ct) is { Ok: true, Value: var taken } ? work => recordings.Fetched(work, row.Id, taken.Media, taken.Seconds) : null;

    /// <inheritdoc />
    protected override Task<Result> NotFetched(Work work, PromptRecording row, DateTime? again) => recordings.NotFetched(work, row.Id, again);
}
