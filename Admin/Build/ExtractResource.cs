using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>A build step: copies the one embedded resource with a known SHA-256 out of an assembly, which is read and never loaded.</summary>
public class ExtractResource : Task
{
    /// <summary>The assembly to read.</summary>
    [Required]
    public string AssemblyPath { get; set; }

    /// <summary>The resource's hash, in hexadecimal.</summary>
    [Required]
    public string Sha256 { get; set; }

    /// <summary>Where the resource goes.</summary>
    [Required]
    public string Destination { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        if (!File.Exists(AssemblyPath))
        {
            Log.LogError("Blazor's browser script: {0} is not there; run dotnet restore.", AssemblyPath);
            return false;
        }

        foreach (byte[] resource in Resources(File.ReadAllBytes(AssemblyPath)))
        {
            if (!string.Equals(Hash(resource), Sha256, StringComparison.OrdinalIgnoreCase))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Destination));
            File.WriteAllBytes(Destination, resource);
            return true;
        }

        Log.LogError("Blazor's browser script: no resource of {0} has the expected SHA-256 {1}.", AssemblyPath, Sha256);
        return false;
    }

    // ECMA-335 II.25: PE header -> CLI header (data directory 14) -> resources, each a length and its bytes, aligned to 8.
    private static IEnumerable<byte[]> Resources(byte[] file)
    {
        int pe = BitConverter.ToInt32(file, 0x3C) + 4;
        int optional = pe + 20;
        bool wide = BitConverter.ToUInt16(file, optional) == 0x20B;
        int directories = optional + (wide ? 112 : 96);
        int sections = optional + BitConverter.ToUInt16(file, pe + 16);
        int cli = OffsetOf(BitConverter.ToInt32(file, directories + 14 * 8));
        int start = OffsetOf(BitConverter.ToInt32(file, cli + 24));
        int end = start + BitConverter.ToInt32(file, cli + 28);

        for (int at = start; at < end;)
        {
            int length = BitConverter.ToInt32(file, at);
            byte[] bytes = new byte[length];
            Array.Copy(file, at + 4, bytes, 0, length);
            yield return bytes;
            at = start + (at - start + 4 + length + 7) / 8 * 8;
        }

        int OffsetOf(int address)
        {
            for (int i = 0, at = sections; i < BitConverter.ToUInt16(file, pe + 2); i++, at += 40)
            {
                int from = BitConverter.ToInt32(file, at + 12);
                if (address >= from && address < from + BitConverter.ToInt32(file, at + 16))
                    return address - from + BitConverter.ToInt32(file, at + 20);
            }

            throw new InvalidDataException("not an assembly");
        }
    }

    private static string Hash(byte[] bytes)
    {
        using (var sha = SHA256.Create())
            return BitConverter.ToString(sha.ComputeHash(bytes)).Replace("-", "");
    }
}
