using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;

namespace FamilyLink.Bot.Schedule;

/// <summary>Gives the sandbox a phone for everybody of the demo school; a phone that is there already stays as it is.</summary>
public sealed class DemoPhones(DemoSchool demo)
{
    /// <summary>Adds the missing ones; who is enrolled has opened the chat, the other has it still to do.</summary>
    public async Task Put(SandboxClient sandbox, CancellationToken ct)
    {
        var known = (await sandbox.Users(ct)).Select(u => u.Id).ToHashSet();
        foreach (var phone in (await demo.Phones()).Where(p => !known.Contains(p.UserId)))
            await sandbox.AddUser(new SandboxPerson(phone.UserId, phone.Name, LanguageCode: phone.Language, Started: phone.Enrolled), ct);
    }
}
