using System.Text;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Tests.Storage.Keys;

public sealed class KeyFileTests : IDisposable
{
    private readonly KeyFolder folder = new();
    private KeySettings Settings => folder.Settings;

    [Fact]
    public void The_first_start_makes_keys_that_only_the_owner_can_read()
    {
        folder.Open();
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(Settings.MasterFile).ShouldBe(owner);
        File.GetUnixFileMode(Settings.KeysFile).ShouldBe(owner);
        File.GetUnixFileMode(Settings.Folder).ShouldBe(owner | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_master_key_left_open_to_others_is_closed()
    {
        folder.Open();
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(Settings.MasterFile, (UnixFileMode)0b110_100_100);
        folder.Open();
        File.GetUnixFileMode(Settings.MasterFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Keys_survive_a_restart()
    {
        var envelope = new Sealer(folder.Open()).Seal(5, "f", 1, "家书");
        var keys = folder.Open();
        new Sealer(keys).Open(5, "f", 1, envelope).Text.ShouldBe("家书");
        keys.Id.ShouldBe(folder.Open().Id);
    }

    [Fact]
    public void A_key_is_on_the_disk_before_anything_is_sealed_with_it()
    {
        var sealer = new Sealer(folder.Open());
        sealer.Seal(5, "f", 1, "家书");
        File.ReadAllText(Settings.KeysFile).ShouldContain("\"5\":");
    }

    [Fact]
    public void Many_keys_are_made_in_one_write()
    {
        var keys = folder.Open();
        var before = Generation();
        keys.Ensure([.. Enumerable.Range(1, 63).Select(child => (long)child)]);
        Generation().ShouldBe(before + 1);
        keys.Ensure([1, 2, 3]);
        Generation().ShouldBe(before + 1);
        keys.StateOf(63).ShouldBe(KeyState.Ready);
    }

    [Fact]
    public void Only_its_latest_copy_is_in_the_folder()
    {
        var keys = folder.Open();
        for (var child = 1; child < 10; child++) keys.Ensure(child);
        keys.Destroy(4);
        Directory.GetFiles(Settings.Folder).Select(Path.GetFileName).Order()
            .ShouldBe(["familylink.keys", "familylink.keys.lock", "master.key"]);
    }

    [Fact]
    public void A_destroyed_key_is_neither_in_the_new_file_nor_in_the_old_one_s_bytes()
    {
        var keys = folder.Open();
        keys.Ensure(4, 5);
        using var old = new FileStream(Settings.KeysFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        keys.Destroy(4);
        var wrapped = File.ReadAllText(Settings.KeysFile);
        wrapped.ShouldNotContain("\"4\":");
        wrapped.ShouldContain("\"5\":");
        if (OperatingSystem.IsWindows()) return;
        var bytes = new byte[old.Length];
        old.ReadExactly(bytes);
        bytes.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void A_kill_in_the_middle_of_a_write_leaves_the_old_file_good()
    {
        var sealer = new Sealer(folder.Open());
        var envelope = sealer.Seal(5, "f", 1, "家书");
        var whole = File.ReadAllBytes(Settings.KeysFile);
        for (var length = 0; length <= whole.Length; length += 7)
        {
            File.WriteAllBytes(Settings.KeysFile + ".tmp", whole[..length]);
            new Sealer(folder.Open()).Open(5, "f", 1, envelope).Text.ShouldBe("家书");
        }
        folder.Open().Ensure(6);
        File.Exists(Settings.KeysFile + ".tmp").ShouldBeFalse();
        folder.Open().StateOf(6).ShouldBe(KeyState.Ready);
    }

    [Fact]
    public void A_kill_at_the_first_start_between_the_two_files_is_no_loss()
    {
        folder.Open();
        var master = File.ReadAllText(Settings.MasterFile);
        File.Delete(Settings.KeysFile);
        folder.Open().StateOf(KeyFile.System).ShouldBe(KeyState.Ready);
        File.ReadAllText(Settings.MasterFile).ShouldBe(master);
    }

    [Fact]
    public async Task Two_processes_making_keys_at_once_lose_none()
    {
        var bot = folder.Open();
        var admin = folder.Open();
        var stop = TestContext.Current.CancellationToken;
        await Task.WhenAll(
            Task.Run(() => { for (var child = 1; child <= 60; child++) bot.Ensure(child); }, stop),
            Task.Run(() => { for (var child = 60; child >= 1; child--) admin.Ensure(child, child + 1000); }, stop));
        for (var child = 1; child <= 60; child++)
        {
            var envelope = new Sealer(bot).Seal(child, "f", 1, "家书");
            new Sealer(admin).Open(child, "f", 1, envelope).Text.ShouldBe("家书");
            bot.StateOf(child + 1000).ShouldBe(KeyState.Ready);
        }
    }

    [Fact]
    public void What_one_process_destroys_the_other_cannot_open_a_second_later()
    {
        var bot = new Sealer(folder.Open());
        var admin = new Sealer(folder.Open());
        var envelope = bot.Seal(5, "f", 1, "家书");
        admin.Open(5, "f", 1, envelope).State.ShouldBe(OpenedState.Good);
        admin.Destroy(5);
        folder.Clock.Advance(TimeSpan.FromSeconds(1));
        bot.Open(5, "f", 1, envelope).State.ShouldBe(OpenedState.Erased);
    }

    [Fact]
    public void The_setting_can_hold_the_master_key_and_then_no_file_does()
    {
        var settings = Settings with { MasterKey = Convert.ToBase64String(new byte[32]) + "\n" };
        var envelope = new Sealer(folder.Open(settings)).Seal(5, "f", 1, "家书");
        File.Exists(settings.MasterFile).ShouldBeFalse();
        new Sealer(folder.Open(settings)).Open(5, "f", 1, envelope).Text.ShouldBe("家书");
    }

    [Fact]
    public void A_missing_master_key_is_named_with_its_mend()
    {
        folder.Open();
        File.Delete(Settings.MasterFile);
        var problem = folder.Problem();
        problem.Kind.ShouldBe(KeyProblemKind.MasterMissing);
        problem.Message.ShouldContain(Settings.MasterFile);
        problem.Message.ShouldContain("Keys__MasterKey");
        File.Exists(Settings.MasterFile).ShouldBeFalse();
    }

    [Fact]
    public void A_wrong_master_key_is_told_and_its_value_is_not()
    {
        folder.Open();
        var other = Convert.ToBase64String(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"));
        File.WriteAllText(Settings.MasterFile, other);
        var problem = folder.Problem();
        problem.Kind.ShouldBe(KeyProblemKind.MasterWrong);
        problem.Message.ShouldNotContain(other);
        folder.Problem(Settings with { MasterKey = other }).File.ShouldBe("Keys__MasterKey");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void A_malformed_master_key_is_told(string text) =>
        folder.Problem(Settings with { MasterKey = text }).Kind.ShouldBe(KeyProblemKind.MasterMalformed);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"generation\":1,\"format\":1,\"keys\":null}")]
    [InlineData("{\"generation\":1,\"format\":1,\"keys\":{\"0\":")]
    public void A_damaged_keys_file_is_told_and_left_alone(string content)
    {
        folder.Open();
        File.WriteAllText(Settings.KeysFile, content);
        folder.Problem().Kind.ShouldBe(KeyProblemKind.KeysDamaged);
        File.ReadAllText(Settings.KeysFile).ShouldBe(content);
    }

    [Fact]
    public void A_keys_file_of_a_newer_program_is_told()
    {
        folder.Open();
        File.WriteAllText(Settings.KeysFile, File.ReadAllText(Settings.KeysFile).Replace("\"format\": 1", "\"format\": 2"));
        folder.Problem().Kind.ShouldBe(KeyProblemKind.KeysNewer);
    }

    [Fact]
    public void A_database_without_its_keys_file_does_not_start_over_with_new_keys()
    {
        folder.Problem(Settings with { DatabaseExists = true }).Kind.ShouldBe(KeyProblemKind.KeysMissing);
        File.Exists(Settings.KeysFile).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told()
    {
        var blocked = Path.Combine(folder.Path, "file");
        File.WriteAllText(blocked, "");
        folder.Problem(new KeySettings(Path.Combine(blocked, "keys"))).Kind.ShouldBe(KeyProblemKind.NoAccess);
    }

    [Fact]
    public void Hashes_hold_for_a_purpose_and_an_installation()
    {
        var keys = folder.Open();
        var hash = keys.Hash("invitation", "code"u8);
        folder.Open().Hash("invitation", "code"u8).ShouldBe(hash);
        keys.Hash("phone", "code"u8).ShouldNotBe(hash);
        using var other = new KeyFolder();
        other.Open().Hash("invitation", "code"u8).ShouldNotBe(hash);
    }

    public void Dispose() => folder.Dispose();

    private long Generation() =>
        System.Text.Json.JsonDocument.Parse(File.ReadAllText(Settings.KeysFile)).RootElement.GetProperty("generation").GetInt64();
}
